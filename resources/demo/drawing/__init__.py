"""Draws the demo warehouse's product photographs from distance fields; nothing here is needed at run time."""
