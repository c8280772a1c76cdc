package foyer.files.links;

import foyer.files.storage.Access;
import foyer.files.storage.LocalUploads;
import foyer.files.storage.Storage;
import foyer.files.storage.UploadBusyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes the bytes of an upload as they come. What ends early keeps what had come: HEAD tells how much that is
 * ({@code Upload-Offset}), and a PUT from there goes on. A PUT that names no place begins anew.
 */
@Component
class Uploads {

    private static final String LENGTH = "Upload-Length";
    private static final String COMPLETE = "Upload-Complete";
    private static final String SOON = "1";

    private final Storage storage;
    private final Clock clock;

    Uploads(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    /** Whether bytes come to this server at all. */
    boolean areHere() {
        return storage.access() instanceof Access.Here;
    }

    private LocalUploads uploads() {
        return switch (storage.access()) {
            case Access.Here(var uploads) -> uploads;
            case Access.Direct _ -> throw new IllegalStateException("bytes go to the storage past this server");
        };
    }

    /** Answers HEAD. */
    void tell(HttpServletResponse response, LinkedFiles.Upload upload) throws IOException {
        describe(response, upload);
        response.setStatus(HttpStatus.NO_CONTENT.value());
    }

    /** Answers PUT. */
    void take(HttpServletRequest request, HttpServletResponse response, LinkedFiles.Upload upload) throws IOException {
        try {
            var sent = UploadRequest.of(request, upload);
            answer(response, upload, append(request, upload, sent));
        } catch (UploadRequest.Refused e) {
            refuse(response, upload, e.status());
        } catch (UploadBusyException e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
            refuse(response, upload, HttpStatus.CONFLICT);
        } catch (ClientGoneException e) {
            // Whoever was only slow reads it; to whom a broken body was, the server may have answered already.
            if (!response.isCommitted()) {
                refuse(response, upload, HttpStatus.REQUEST_TIMEOUT);
            }
        }
    }

    private LocalUploads.Outcome append(HttpServletRequest request, LinkedFiles.Upload upload, UploadRequest sent)
            throws IOException {
        var bytes = new FromClient(request.getInputStream());
        return uploads()
                .append(
                        upload.key(),
                        sent.offset(),
                        upload.size(),
                        bytes,
                        () -> clock.instant().isBefore(upload.expiresAt()));
    }

    private void answer(HttpServletResponse response, LinkedFiles.Upload upload, LocalUploads.Outcome outcome)
            throws IOException {
        switch (outcome) {
            case KEPT -> tell(response, upload);
            case WRONG_OFFSET -> refuse(response, upload, HttpStatus.CONFLICT);
            case TOO_LARGE -> refuse(response, upload, HttpStatus.CONTENT_TOO_LARGE);
            case TOO_LATE -> refuse(response, upload, HttpStatus.REQUEST_TIMEOUT);
        }
    }

    private void refuse(HttpServletResponse response, LinkedFiles.Upload upload, HttpStatus status) throws IOException {
        describe(response, upload);
        response.sendError(status.value());
    }

    private void describe(HttpServletResponse response, LinkedFiles.Upload upload) throws IOException {
        var arrived = uploads().arrived(upload.key());
        response.setHeader(UploadRequest.OFFSET, String.valueOf(arrived));
        response.setHeader(LENGTH, String.valueOf(upload.size()));
        response.setHeader(COMPLETE, arrived == upload.size() ? "?1" : "?0");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** The client has stopped, or was silent for too long. */
    private static final class ClientGoneException extends IOException {

        private static final long serialVersionUID = 1L;

        ClientGoneException(IOException cause) {
            super(cause);
        }
    }

    /** Tells failures of the client from those of the disk. */
    private static final class FromClient extends FilterInputStream {

        FromClient(InputStream body) {
            super(body);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new ClientGoneException(e);
            }
        }
    }
}
