"""Taking back out of a PDF the data that was put into it."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from fqdesk.errors import Refused


def carried(path: Path, filename: str) -> bytes | None:
    """Return an embedded file by its name, None when the PDF has none of that name.

    Raises Refused when the file is missing, is no PDF, or wants a password.
    """
    try:
        with pikepdf.open(path) as pdf:
            found = pdf.attachments.get(filename)
            return found.get_file().read_bytes() if found else None
    except FileNotFoundError as fault:
        raise Refused(f"没有“{path}”这个文件。") from fault
    except pikepdf.PasswordError as fault:
        raise Refused(f"“{path.name}”设了打开密码，读不了。") from fault
    except (OSError, ValueError, pikepdf.PdfError) as fault:
        raise Refused(f"“{path.name}”打不开，不是完好的 PDF。") from fault
