package foyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.money.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a diff: secrets nowhere, people's data apart and salted, the rest in clear and as text. */
@Tag("unit")
class DiffTextTest {

    private static final String VALUE = "what nobody may read";

    private final DiffText diffs = new DiffText(
            new AuditRules(List.of(
                    AuditRule.personal("Lead", "lostReason"), new AuditRule("Lead", Set.of(), Set.of("doorCode")))),
            JsonMapper.shared());

    private SplitDiff split(String entityType, Map<String, ?> diff) {
        return diffs.split(entityType, diff, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "User, password",
        "User, newPassword",
        "User, password_hash",
        "ApiKey, secret",
        "ApiKey, apiKey",
        "Session, refreshToken",
        "Session, access_token",
        "Webhook, signingSecret",
        "Webhook, headers.Authorization",
        "Integration, oauth.clientSecret",
        "Integration, private-key",
        "Payment, card.cvv",
        "Payment, cardNumber",
        "User, recoveryCodes",
        "Lead, doorCode",
    })
    void keepsNoSecret(String entityType, String field) {
        var split = split(entityType, Map.of(field, Map.of("before", VALUE, "after", VALUE), "other", VALUE));

        assertThat(split.clear()).containsOnlyKeys("other");
        assertThat(split.personal()).isEmpty();
        assertThat(split.digests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Lead, contact.name",
        "Lead, contact.website",
        "Lead, lostReason",
        "Lead, assignee",
        "Membership, email",
        "Membership, name",
        "User, phone",
        "Invite, recipient",
        "Contact, birthDate",
        "Order, customer.passport",
        "Order, billing.address",
    })
    void keepsPeoplesDataApart(String entityType, String field) {
        var split = split(entityType, Map.of(field, Map.of("before", "old", "after", VALUE)));

        assertThat(split.clear()).isEmpty();
        assertThat(split.personal()).containsOnlyKeys("before:" + field, "after:" + field);
        assertThat(split.personal().get("after:" + field)).endsWith("." + VALUE);
        assertThat(split.digests().toString()).doesNotContain(VALUE).doesNotContain("old");
    }

    @ParameterizedTest
    @CsvSource({"Lead, title", "Lead, score", "Tenant, name", "Session, by", "Membership, role", "Lead, stage"})
    void keepsTheRestInClear(String entityType, String field) {
        assertThat(split(entityType, Map.of(field, "x")).clear()).containsOnlyKeys(field);
    }

    /** Otherwise whoever knows all telephone numbers would know whose digest it is. */
    @Test
    void theSameValueHasAnotherDigestEachTime() {
        var diff = Map.of("email", "one@example.com");

        assertThat(split("User", diff).digests().get("after:email"))
                .isNotEqualTo(split("User", diff).digests().get("after:email"));
    }

    @Test
    void addressAndBrowserArePeoplesData() {
        var split = diffs.split("Lead", Map.of(), "203.0.113.7", "curl/8");

        assertThat(split.personal()).containsOnlyKeys("ip", "userAgent");
        var salted = split.personal().getOrDefault("ip", "");
        assertThat(split.digests()).containsEntry("ip", PersonalData.digest("ip", salted));
        assertThat(PersonalData.text(salted)).isEqualTo("203.0.113.7");
    }

    @Test
    void makesTextOfEveryKindOfValue() {
        var cleared = new HashMap<String, @Nullable Object>();
        cleared.put("before", 70);
        cleared.put("after", null);

        var clear = split(
                        "Lead",
                        Map.of(
                                "score",
                                cleared,
                                "doNotContact",
                                true,
                                "wonAt",
                                Instant.parse("2026-11-21T09:30:00Z"),
                                "value",
                                new Money(1250, "AED"),
                                "kinds",
                                List.of("A", "B"),
                                "rule",
                                Map.of("every", "DAY")))
                .clear();

        assertThat(clear.get("score")).containsEntry("before", "70").containsEntry("after", null);
        assertThat(clear.get("doNotContact")).containsEntry("after", "true");
        assertThat(clear.get("wonAt")).containsEntry("after", "2026-11-21T09:30:00Z");
        assertThat(clear.get("value")).containsEntry("after", "{\"amountMinor\":1250,\"currency\":\"AED\"}");
        assertThat(clear.get("kinds")).containsEntry("after", "[\"A\",\"B\"]");
        assertThat(clear.get("rule")).containsEntry("after", "{\"every\":\"DAY\"}");
    }
}
