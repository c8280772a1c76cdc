package foyer.properties.maps;

/**
 * A map as a picture.
 *
 * @param bytes as they came; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and copied for nobody.
record MapPicture(String contentType, byte[] bytes) {}
