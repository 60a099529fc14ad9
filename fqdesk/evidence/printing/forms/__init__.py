"""The record sheets F1 to F14, each in the layout of its form on paper."""
