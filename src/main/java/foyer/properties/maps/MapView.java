package foyer.properties.maps;

import foyer.properties.geo.GeoPoint;

/**
 * What a picture of a map shows.
 *
 * @param width in pixels, as {@code height}
 * @param zoom from the whole earth at 0 to a building at 20
 * @param pin whether the center is marked: where it is the place itself, and not one nearby
 */
record MapView(GeoPoint center, int width, int height, int zoom, boolean pin) {

    static final int LARGEST = 1_280;
    static final int CLOSEST = 20;

    /** Of a square map of the earth; beyond it there is nothing to show. */
    private static final int MAX_LAT = 85_000_000;

    boolean isDrawable() {
        return width >= 1 && width <= LARGEST && height >= 1 && height <= LARGEST && zoom >= 0 && zoom <= CLOSEST;
    }

    /** Whether the center is on maps: the poles are not. */
    boolean isOnMap() {
        return Math.abs(center.lat()) <= MAX_LAT;
    }
}
