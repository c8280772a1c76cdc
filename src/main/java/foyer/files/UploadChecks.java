package foyer.files;

import static foyer.files.FileErrorCode.BYTES_MISSING;
import static foyer.files.FileErrorCode.SHA256_MISMATCH;
import static foyer.files.FileErrorCode.TYPE_MISMATCH;

import foyer.files.content.ContentType;
import foyer.files.content.Inspection;
import foyer.files.storage.NearObject;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.platform.graphql.UserErrorException;
import foyer.platform.time.CpuPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether bytes that have arrived are what the file is said to be, and clean. */
@Component
class UploadChecks {

    private final Storage storage;
    private final CpuPool cpu;
    private final ObjectProvider<FileScan> scans;

    UploadChecks(Storage storage, CpuPool cpu, ObjectProvider<FileScan> scans) {
        this.storage = storage;
        this.cpu = cpu;
        this.scans = scans;
    }

    /** Bytes that are as they should be, and whether people may have them. */
    record Checked(String sha256, FileStatus status) {}

    /**
     * Looks at the bytes.
     *
     * @throws UserErrorException when they are not what they are said to be
     */
    Checked check(StoredFile file, StorageKey object) throws IOException {
        var inspection = inspect(file, object);
        if (inspection.size() != file.size()) {
            throw UserErrorException.at("id", BYTES_MISSING, file.size(), inspection.size());
        }
        if (file.sha256() != null && !file.sha256().equals(inspection.sha256())) {
            throw UserErrorException.at("id", SHA256_MISMATCH);
        }
        if (!inspection.fits()) {
            throw UserErrorException.at("id", TYPE_MISMATCH, file.contentType(), inspection.found());
        }
        return new Checked(inspection.sha256(), scanned(file, object));
    }

    private Inspection inspect(StoredFile file, StorageKey object) throws IOException {
        var said = ContentType.of(file.contentType()).orElseThrow();
        try (var near = storage.near(object)) {
            return cpu.call(() -> inspected(near, said));
        }
    }

    private static Inspection inspected(NearObject near, ContentType said) {
        try {
            return Inspection.of(near, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileStatus scanned(StoredFile file, StorageKey object) throws IOException {
        for (var scan : scans.orderedStream().toList()) {
            try (var bytes = storage.read(object, 0)) {
                if (scan.scan(file, bytes) == FileScan.Verdict.SUSPECT) {
                    return FileStatus.QUARANTINED;
                }
            }
        }
        return FileStatus.READY;
    }
}
