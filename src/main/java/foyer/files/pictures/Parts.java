package foyer.files.pictures;

/**
 * What a picture's bytes say of it, and what it is put together from when notes are left out.
 *
 * @param width in pixels as they are stored; it and the height are 0 when they do not say
 * @param passes how often a decoder goes over all pixels; 0 when that has no bound that the bytes would tell
 */
record Parts(Pieces pieces, int orientation, int width, int height, int passes) {

    /** In bytes, what decoders hold besides pixels, such as a colour profile: of no device or program it is larger. */
    static final int MOST_BESIDES = 4 * 1024 * 1024;
}
