package io.hongyan.sandbox.world;

/** Is told, inside the same change, that a parcel was scanned. */
@FunctionalInterface
public interface ScanListener {

    /** {@code urgent} scans were asked for by a person who waits to see them arrive. */
    void scanned(Parcel parcel, Scan scan, boolean urgent);
}
