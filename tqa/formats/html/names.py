"""Names of HTML elements by what they do to a text, after the HTML Standard (html.spec.whatwg.org)."""

from __future__ import annotations

# What the template of the report (tqa/report) writes into its first tag.
REPORT_MARK = "data-report-hash"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOID = _names(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
BLOCK = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup"
    " option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp"
)
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
IN_HEAD = _names("base basefont bgsound link meta noframes noscript script style template title")
ENDS_PARAGRAPH = BLOCK - _names("body caption html legend optgroup option tbody td tfoot th thead tr")
SCOPE = _names("applet button caption html marquee object table td template th")
TABLE_PARTS = _names("caption table tbody td tfoot th thead tr")
FOREIGN = _names("math svg")
# Elements within a line whose end closes whatever is open in them.
CONTAINERS = _names("applet audio button iframe marquee math object select svg template video")

# Formatting says nothing of where the article is, and text processors write it for every few words.
FORMATTING = _names(
    "abbr acronym b bdi bdo big cite em font i ins mark nobr s small span strike strong sub sup tt u wbr"
)
# Elements whose text nobody reads in the page, or which are controls and no text.
SILENT = _names(
    "applet audio button canvas datalist dialog embed head iframe input math meter noembed noframes noscript"
    " object option progress script select style svg template textarea title video"
)
# Of these something is seen in their place.
SEEN = _names("audio canvas embed iframe input math object svg video")
# Classes of Bootstrap, WordPress and Drupal for text that is read aloud and not shown.
UNSEEN_CLASSES = _names("screen-reader-text sr-only visually-hidden visuallyhidden")
KEEPS_SPACE = _names("listing plaintext pre xmp")

# The page's own parts, by their names and by their roles (WAI-ARIA landmarks and bars).
PAGE_PARTS = _names("aside button footer form menu nav search")
PAGE_ROLES = _names("banner complementary contentinfo form menu menubar navigation search toolbar")
# What holds a text of its own and is no box around others.
TEXT_ELEMENTS = HEADINGS | _names(
    "address blockquote caption center dd dl dt figcaption figure li p pre table tbody td tfoot th thead tr"
)
