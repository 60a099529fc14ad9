import errno

import pytest

from fqdesk.errors import DISK, disk_said


@pytest.mark.parametrize("number", sorted({*DISK, errno.ESTALE}))
def test_what_the_disk_refuses_is_said_without_english(number: int):
    said = disk_said(OSError(number, "No space left on device"))
    assert said
    assert not any("a" <= sign.lower() <= "z" for sign in said)
