package foyer.files;

import foyer.entitlements.EntitlementException;
import foyer.files.VariantQueries.Made;
import foyer.files.VariantQueries.Source;
import foyer.files.pictures.Picture;
import foyer.files.pictures.SmallerPicture;
import foyer.files.storage.NearObject;
import foyer.files.storage.Storage;
import foyer.files.storage.StorageKey;
import foyer.jobs.JobDefinition;
import foyer.jobs.JobHandler;
import foyer.jobs.JobProgress;
import foyer.jobs.JobRun;
import foyer.platform.security.AccessState;
import foyer.platform.security.CurrentCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Jobs FILE_PICTURES: makes the smaller forms that a picture lacks. First the bytes, then the row that counts them; a
 * plan that has no room for them goes without, as does what cannot be decoded, or not in a time that its bytes tell.
 */
@Component
class PictureJob implements JobHandler<PictureJob.Input, JobDefinition.Nothing> {

    static final String TYPE = "FILE_PICTURES";

    private static final Logger log = LoggerFactory.getLogger(PictureJob.class);

    private static final List<FileVariant> FORMS = List.of(FileVariant.THUMB, FileVariant.MEDIUM);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int AT_ONCE = 2;

    private final VariantQueries queries;
    private final StorageQuota quota;
    private final FileSettings settings;
    private final Storage storage;
    private final PictureDecoding decoding;

    PictureJob(
            VariantQueries queries,
            StorageQuota quota,
            FileSettings settings,
            Storage storage,
            PictureDecoding decoding) {
        this.queries = queries;
        this.quota = quota;
        this.settings = settings;
        this.storage = storage;
        this.decoding = decoding;
    }

    /**
     * Which bytes.
     *
     * @param form the one that is to be made; null for all
     */
    record Input(UUID blob, @Nullable FileVariant form) {

        List<FileVariant> forms() {
            return form == null ? FORMS : List.of(form);
        }
    }

    @Override
    public JobDefinition<Input, JobDefinition.Nothing> definition() {
        return JobDefinition.internal(TYPE, Input.class)
                .quietly()
                .timeout(LONGEST)
                .concurrency(AT_ONCE)
                .allowedWhen(AccessState.READ_ONLY, AccessState.BLOCKED, AccessState.SUSPENDED);
    }

    @Override
    public JobDefinition.Nothing run(JobRun run, Input input) throws Exception {
        var source = queries.source(input.blob());
        if (source.isPresent()) {
            try (var object = storage.near(source.get().key())) {
                make(run, input, source.get(), object);
            } catch (NoSuchFileException _) {
                log.info("The bytes of picture {} are gone", input.blob());
            }
        }
        return new JobDefinition.Nothing();
    }

    private void make(JobRun run, Input input, Source source, NearObject object) throws IOException {
        var blob = input.blob();
        var picture = decoding.call(() -> picture(object, source));
        if (picture.isEmpty() || !isDecoded(picture.get())) {
            log.info("Picture {} has no smaller forms", blob);
            return;
        }
        var made = queries.made(blob);
        for (var form : input.forms()) {
            if (!made.contains(form)) {
                run.check();
                var smaller = decoding.call(() -> smaller(object, source, picture.get(), form));
                if (smaller.isPresent()) {
                    keep(run, blob, form, smaller.get());
                }
            }
        }
    }

    /** Decoders get nothing but what was kept of a picture when it came, and no more than they are done with soon. */
    private boolean isDecoded(Picture picture) {
        return picture.clean() == null && picture.modest(settings.picturePixels());
    }

    private static Optional<Picture> picture(NearObject object, Source source) {
        try {
            return Picture.of(object, source.type());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<SmallerPicture> smaller(
            NearObject object, Source source, Picture picture, FileVariant form) {
        try {
            return SmallerPicture.of(object, source.type(), picture, form.longest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(JobRun run, UUID blob, FileVariant form, SmallerPicture smaller) throws IOException {
        var key = StorageKey.object(CurrentCaller.tenant());
        var measure = new MeasuredContent(smaller.content()::writeTo, Long.MAX_VALUE);
        storage.write(key, measure);
        var made = new Made(
                form, key, measure.sha256(), measure.size(), smaller.type(), smaller.width(), smaller.height());
        if (!kept(run, blob, made)) {
            storage.delete(key);
        }
    }

    /** Whether the bytes are the picture's; otherwise nobody needs them. */
    private boolean kept(JobRun run, UUID blob, Made made) {
        try {
            return run.write(null, JobProgress.NONE, () -> {
                var inserted = queries.insert(blob, made);
                if (inserted) {
                    quota.take(made.size());
                }
                return inserted;
            });
        } catch (EntitlementException e) {
            log.info("No room for {} of picture {}", made.variant(), blob);
            return false;
        }
    }
}
