"""导入 Excel: a workbook's preview, every doubt beside its cell, and the one key that keeps it all."""

from ui.importing.import_page import ImportPage

__all__ = ["ImportPage"]
