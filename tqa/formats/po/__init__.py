"""gettext PO: messages with their placeholders."""
