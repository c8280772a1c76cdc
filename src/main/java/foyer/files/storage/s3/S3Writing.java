package foyer.files.storage.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Writes an object as its bytes come: with one request when they are few, else part by part, all but the last of one
 * size, as R2 wants it. There is no object before {@link #finish}.
 */
final class S3Writing extends OutputStream {

    /** Of a part; an object has 10,000 at most, so 160 GB. */
    static final int PART = 16 * 1024 * 1024;

    private static final int LEAST = 64 * 1024;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final AwsRequestOverrideConfiguration time;
    private final List<CompletedPart> parts = new ArrayList<>();
    private byte[] buffer = new byte[LEAST];
    private int filled;
    private @Nullable String upload;

    /** @param time for each part */
    S3Writing(S3Client client, String bucket, String key, AwsRequestOverrideConfiguration time) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.time = time;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var done = 0; done < length; ) {
            if (filled == PART) {
                sendPart();
            }
            var count = Math.min(length - done, PART - filled);
            makeRoom(filled + count);
            System.arraycopy(bytes, offset + done, buffer, filled, count);
            filled += count;
            done += count;
        }
    }

    private void makeRoom(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(PART, Math.max(needed, buffer.length * 2)));
        }
    }

    private RequestBody body() {
        return RequestBody.fromBytes(Arrays.copyOf(buffer, filled));
    }

    private void sendPart() throws IOException {
        var id = begun();
        var number = parts.size() + 1;
        var sent = S3Calls.call(
                key,
                () -> client.uploadPart(
                        request -> request.bucket(bucket)
                                .key(key)
                                .uploadId(id)
                                .partNumber(number)
                                .overrideConfiguration(time),
                        body()));
        parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build());
        filled = 0;
    }

    private String begun() throws IOException {
        if (upload == null) {
            upload = S3Calls.call(
                    key,
                    () -> client.createMultipartUpload(
                                    request -> request.bucket(bucket).key(key))
                            .uploadId());
        }
        return upload;
    }

    /** The object is there when this returns. */
    void finish() throws IOException {
        var id = upload;
        if (id == null) {
            S3Calls.call(
                    key,
                    () -> client.putObject(
                            request -> request.bucket(bucket).key(key).overrideConfiguration(time), body()));
            return;
        }
        sendPart();
        S3Calls.call(
                key,
                () -> client.completeMultipartUpload(request ->
                        request.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts))));
    }

    /** Gives up the parts that were sent. */
    void abort() throws IOException {
        var id = upload;
        if (id != null) {
            S3Calls.call(
                    key,
                    () -> client.abortMultipartUpload(
                            request -> request.bucket(bucket).key(key).uploadId(id)));
        }
    }

    /** Whoever writes may close what it was given: that there is no more is said by {@link #finish}. */
    @Override
    public void close() {}
}
