"""Glued pieces and doubled reporting clauses."""
