"""Asks Apache PDFBox Preflight whether a file keeps the rules of PDF/A-1b."""

import re
import subprocess
import tempfile
from pathlib import Path

# Debian's libpdfbox2-java, libjaxb-api-java and what they bring along.
JARS = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api",
)  # fmt: skip
JAVA = Path("/usr/share/java")
FAULT = re.compile(r"^\d+(?:\.\d+)*\s+: .*", re.MULTILINE)


def preflight_1b(path: Path) -> list[str]:
    """Every fault that Preflight finds, as `code : sentence`; an empty list means valid PDF/A-1b.

    Raises RuntimeError when Preflight could not give an answer at all (no Java, no jar, no file).
    """
    jars = [JAVA / f"{name}.jar" for name in JARS]
    missing = [str(jar) for jar in jars if not jar.exists()]
    if missing:
        raise RuntimeError(f"not installed (make test installs them): {', '.join(missing)}")
    done = subprocess.run(
        [
            "java",
            # Preflight writes a list of fonts, by default into the home folder.
            f"-Dpdfbox.fontcache={tempfile.gettempdir()}",
            "-cp",
            ":".join(map(str, jars)),
            "org.apache.pdfbox.preflight.Validator_A1b",
            str(path),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if "is a valid PDF/A-1b file" in done.stdout:
        return []
    faults = FAULT.findall(done.stdout)
    if not faults:
        raise RuntimeError(f"Preflight gave no answer:\n{done.stdout}{done.stderr}")
    return faults
