"""The serving process: releases taken up one after the other, and requests given to endpoint or pages."""
