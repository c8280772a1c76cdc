package foyer.properties;

/** What a medium of a property is; the schema's enum of the same name. */
public enum PropertyMediaKind {
    PHOTO,
    FLOOR_PLAN,
    VIDEO,
    DOCUMENT,
    TOUR;

    private static final String PDF = "application/pdf";

    /** Whether a file of this media type can be one. */
    boolean takes(String contentType) {
        return switch (this) {
            case PHOTO -> isPicture(contentType);
            case FLOOR_PLAN -> isPicture(contentType) || contentType.equals(PDF);
            case VIDEO -> contentType.equals("video/mp4");
            case DOCUMENT -> contentType.equals(PDF);
            case TOUR -> isPicture(contentType) && !contentType.equals("image/gif");
        };
    }

    private static boolean isPicture(String contentType) {
        return switch (contentType) {
            case "image/jpeg", "image/png", "image/webp", "image/gif" -> true;
            default -> false;
        };
    }
}
