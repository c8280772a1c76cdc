package foyer.tenancy.branding;

import foyer.files.FileId;
import foyer.files.Files;
import foyer.platform.mail.MailPicture;
import foyer.platform.mail.MailPictures;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.pictures.Pictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The logos of tenants, for their mails. */
@Component
class LogoPictures implements MailPictures {

    private static final Logger LOG = LoggerFactory.getLogger(LogoPictures.class);

    private final Pictures pictures;
    private final Files files;

    LogoPictures(Pictures pictures, Files files) {
        this.pictures = pictures;
        this.files = files;
    }

    @Override
    public @Nullable MailPicture of(UUID tenant, UUID file) {
        return CurrentCaller.call(Caller.system(tenant, "mail"), () -> read(new FileId(file)));
    }

    private @Nullable MailPicture read(FileId id) {
        var file = pictures.shown(id);
        if (file == null) {
            return null;
        }
        try (var bytes = files.read(id, 0)) {
            return new MailPicture(file.contentType(), bytes.readAllBytes());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the logo {} cannot be read: a mail goes without it", id, e);
            return null;
        }
    }
}
