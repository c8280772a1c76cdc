package foyer.files;

/**
 * Links by which the public gets the bytes of a file, one for each form; what is no picture has one form. None of them tells
 * what the file is called.
 */
public record PublicLinks(String original, String medium, String thumb) {

    /** The one to a form. */
    public String to(FileVariant variant) {
        return switch (variant) {
            case ORIGINAL -> original;
            case MEDIUM -> medium;
            case THUMB -> thumb;
        };
    }
}
