package foyer.files;

import java.util.Collection;

/**
 * Takes away what points to files, as a module knows it that has such rows and does not keep them without their file. Those that
 * keep them have a foreign key that is set to null instead.
 */
public interface FileEnding {

    /** These files are held, and taken out for good in the same transaction. */
    void ending(Collection<FileId> files);
}
