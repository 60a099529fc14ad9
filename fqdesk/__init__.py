"""枫桥案头: an offline evidence desk for a 枫桥式公安派出所."""

__version__ = "0.1.0"
