"""Fetches the packages that the fonts are taken from, each at one version with a known hash."""

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """One package: how it is asked for, the file that arrives and its SHA-256."""

    package: str
    version: str
    file: str
    sha256: str

    def download(self, folder: Path) -> None:
        """Ask the package's ordinary client for the file, into `folder`."""
        if self.file.endswith(".tgz"):
            command = ["npm", "pack", "--silent", f"{self.package}@{self.version}"]
        else:
            command = ["apt-get", "download", "-qq", f"{self.package}={self.version}"]
        subprocess.run(command, cwd=folder, check=True)

    def unpack(self, folder: Path) -> Path:
        """Return the folder with the package's content, fetched at most once.

        Raises:
            ValueError: the file that arrived is not the one that was pinned.
        """
        archive = folder / self.file
        if not archive.exists():
            self.download(folder)
        if hashlib.sha256(archive.read_bytes()).hexdigest() != self.sha256:
            message = f"{self.file} is not the pinned file"
            raise ValueError(message)
        content = folder / self.package.replace("/", "-").lstrip("@")
        if not content.exists():
            content.mkdir()
            self._extract(archive, content)
        return content

    def _extract(self, archive: Path, content: Path) -> None:
        if archive.suffix == ".deb":
            command = ["dpkg-deb", "-x", str(archive), str(content)]
        else:
            command = ["tar", "-xzf", str(archive), "-C", str(content)]
        subprocess.run(command, check=True)


SERIF = Source(
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
SANS = Source(
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
WENKAI = Source(
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
FANDOL = Source(
    "texlive-lang-chinese",
    "2022.20230122-1",
    "texlive-lang-chinese_2022.20230122-1_all.deb",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
