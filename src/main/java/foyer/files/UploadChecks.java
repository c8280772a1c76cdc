package foyer.files;

import static foyer.files.FileErrorCode.BYTES_MISSING;
import static foyer.files.FileErrorCode.PICTURE_TOO_LARGE;
import static foyer.files.FileErrorCode.SHA256_MISMATCH;
import static foyer.files.FileErrorCode.TYPE_MISMATCH;

import foyer.files.content.ContentType;
import foyer.files.content.Inspection;
import foyer.files.pictures.Picture;
import foyer.files.storage.NearObject;
import foyer.files.storage.ObjectContent;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.security.CurrentCaller;
import foyer.platform.time.CpuPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether bytes that have arrived are what the file is said to be, and clean. */
@Component
class UploadChecks {

    /** What bytes of no known type are (RFC 2046, section 4.5.1). */
    private static final String UNKNOWN = "application/octet-stream";

    private final Storage storage;
    private final FileSettings settings;
    private final CpuPool cpu;
    private final ObjectProvider<FileScan> scans;

    UploadChecks(Storage storage, FileSettings settings, CpuPool cpu, ObjectProvider<FileScan> scans) {
        this.storage = storage;
        this.settings = settings;
        this.cpu = cpu;
        this.scans = scans;
    }

    /**
     * Bytes that are as they should be, and whether people may have them.
     *
     * @param key where those are that are kept: other ones when notes were left out of a picture
     * @param large whether it is a picture that smaller forms are made of
     */
    record Checked(StorageKey key, String sha256, long size, FileStatus status, boolean large) {}

    /**
     * Looks at the bytes.
     *
     * @throws UserErrorException when they are not what they are said to be
     */
    Checked check(StoredFile file, StorageKey object) throws IOException {
        var said = ContentType.of(file.contentType()).orElseThrow();
        try (var near = storage.near(object)) {
            var inspection = cpu.call(() -> inspected(near, said));
            requireAnnounced(file, inspection);
            var picture = file.purpose() == FilePurpose.MEDIA && Picture.is(said) ? picture(near, said) : null;
            var status = scanned(file, near);
            if (picture == null) {
                return new Checked(object, inspection.sha256(), inspection.size(), status, false);
            }
            var large = picture.longest() > FileVariant.THUMB.longest() && picture.modest(settings.picturePixels());
            var clean = picture.clean();
            return clean == null
                    ? new Checked(object, inspection.sha256(), inspection.size(), status, large)
                    : clean(clean, status, large);
        }
    }

    /** What is no picture is refused: nobody knows what is noted in it, and so what whoever gets it would learn. */
    private Picture picture(NearObject near, ContentType said) {
        var picture = cpu.call(() -> parsed(near, said))
                .orElseThrow(() -> UserErrorException.at("id", TYPE_MISMATCH, said.mediaType(), UNKNOWN));
        if (picture.pixels() > settings.picturePixels()) {
            throw UserErrorException.at(
                    "id", PICTURE_TOO_LARGE, picture.width(), picture.height(), settings.picturePixels());
        }
        return picture;
    }

    private static void requireAnnounced(StoredFile file, Inspection inspection) {
        if (inspection.size() != file.size()) {
            throw UserErrorException.at("id", BYTES_MISSING, file.size(), inspection.size());
        }
        if (file.sha256() != null && !file.sha256().equals(inspection.sha256())) {
            throw UserErrorException.at("id", SHA256_MISMATCH);
        }
        if (!inspection.fits()) {
            throw UserErrorException.at("id", TYPE_MISMATCH, file.contentType(), inspection.found());
        }
    }

    /** Where somebody was is not theirs who get the picture: it is kept without. */
    private Checked clean(ObjectContent clean, FileStatus status, boolean large) throws IOException {
        var key = StorageKey.object(CurrentCaller.tenant());
        var measure = new MeasuredContent(clean::writeTo, Long.MAX_VALUE);
        storage.write(key, measure);
        return new Checked(key, measure.sha256(), measure.size(), status, large);
    }

    private static Optional<Picture> parsed(NearObject near, ContentType said) {
        try {
            return Picture.of(near, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Inspection inspected(NearObject near, ContentType said) {
        try {
            return Inspection.of(near, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileStatus scanned(StoredFile file, NearObject near) throws IOException {
        for (var scan : scans.orderedStream().toList()) {
            try (var bytes = near.read(0)) {
                if (scan.scan(file, bytes) == FileScan.Verdict.SUSPECT) {
                    return FileStatus.QUARANTINED;
                }
            }
        }
        return FileStatus.READY;
    }
}
