"""The user's own terms: which English stands for which Arabic, and which English must not stand at all.

`load` reads glossaries (TBX, CSV, TSV); a `Glossary` finds its terms in text.
"""

from tqa.glossary.glossary import NO_GLOSSARY, Glossary, Mention
from tqa.glossary.load import load
from tqa.glossary.terms import Entry, Status, Target

__all__ = ["NO_GLOSSARY", "Entry", "Glossary", "Mention", "Status", "Target", "load"]
