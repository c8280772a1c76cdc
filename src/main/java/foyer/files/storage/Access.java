package foyer.files.storage;

/** By which way clients bring bytes to a storage, and take them. */
public sealed interface Access {

    /** Through this server, which takes what arrives piece by piece. */
    record Here(LocalUploads uploads) implements Access {}

    /** Past this server, by links that the storage itself takes. */
    record Direct(DirectLinks links) implements Access {}
}
