package foyer.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import foyer.payments.ProviderInvoice;
import org.jooq.JSONB;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the sandbox keeps and sends, as JSON. */
@Component
class SandboxJson {

    private final JsonMapper json = JsonMapper.builder()
            .addMixIn(ProviderInvoice.class, WithoutCredit.class)
            .build();

    /** Invoices that were kept or sent before there was credit say nothing of it, and took none. */
    private interface WithoutCredit {

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        long creditMinor();
    }

    JSONB write(Object value) {
        return JSONB.valueOf(text(value));
    }

    String text(Object value) {
        return json.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    <T> T read(JSONB text, Class<T> type) {
        return json.readValue(text.data(), type);
    }

    /** @throws tools.jackson.core.JacksonException when it is no such record */
    SandboxEvent event(byte[] body) {
        return json.readValue(body, SandboxEvent.class);
    }
}
