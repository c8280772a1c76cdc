package foyer.platform.mail;

import foyer.platform.crypto.Cell;
import foyer.platform.crypto.Encryption;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Encrypts what a mail says for its row: it may hold a token, and tells about people. */
@Component
class MailContents {

    private static final TypeReference<Map<String, Object>> MODEL = new TypeReference<>() {};

    private final Encryption encryption;
    private final JsonMapper json;

    MailContents(Encryption encryption, JsonMapper json) {
        this.encryption = encryption;
        this.json = json;
    }

    SealedContent seal(UUID id, @Nullable UUID tenant, MailDraft<?> draft) {
        var model = json.convertValue(draft.model(), MODEL);
        var content = new MailContent(draft.toName(), model, draft.brand(), draft.unsubscribe());
        return new SealedContent(encryption.encrypt(cell(id, tenant), json.writeValueAsBytes(content)));
    }

    /** @throws IllegalArgumentException when the secret that it is under is not listed any more */
    MailContent open(OutboxMail mail) {
        var sealed = Objects.requireNonNull(mail.content(), "the content was dropped")
                .bytes();
        return json.readValue(encryption.decrypt(cell(mail.id(), mail.tenant()), sealed), MailContent.class);
    }

    private static Cell cell(UUID id, @Nullable UUID tenant) {
        return new Cell(tenant, "platform.mail", "content", id);
    }
}
