package foyer.platform.graphql.persisted;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class DocumentOwnerTest {

    private static final Actor STRANGER = new Actor.Anonymous(Actor.Reason.MISSING);

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "203.0.113.7, , false",
        "unix, other, false",
    })
    void strangersShareByNetwork(String one, String other, boolean same) {
        var owner = DocumentOwner.of(from(one, STRANGER));

        assertThat(owner.equals(DocumentOwner.of(from(other, STRANGER)))).isEqualTo(same);
        assertThat(owner.tenant()).isFalse();
    }

    @Test
    void aTenantHasOneShareWhereverItsPeopleAre() {
        var tenant = UUID.randomUUID();

        var owner = DocumentOwner.of(from("203.0.113.7", key(tenant)));

        assertThat(owner).isEqualTo(DocumentOwner.of(from("203.0.113.8", key(tenant))));
        assertThat(owner).isNotEqualTo(DocumentOwner.of(from("203.0.113.7", key(UUID.randomUUID()))));
        assertThat(owner.tenant()).isTrue();
    }

    @Test
    void whoHasNoTenantCountsAsAStranger() {
        var user = new Actor.User(UUID.randomUUID(), UUID.randomUUID());

        assertThat(DocumentOwner.of(from("203.0.113.7", user)))
                .isEqualTo(DocumentOwner.of(from("203.0.113.7", STRANGER)));
    }

    private static Actor key(UUID tenant) {
        return new Actor.ApiKey(tenant, UUID.randomUUID(), Set.of(), Set.of(), Set.of());
    }

    private static Caller from(String ip, Actor actor) {
        return new Caller(actor, "request", ip, null, Locale.ENGLISH);
    }
}
