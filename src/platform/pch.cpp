// Owns the precompiled header; every library reuses it (cmake/Targets.cmake).
