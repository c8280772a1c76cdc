package foyer.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class OpaqueTokensTest {

    private static final UUID TENANT = UUID.randomUUID();

    @Test
    void namesItsTenantAndKind() {
        for (var i = 0; i < 100; i++) {
            var token = OpaqueTokens.create("invite", TENANT);
            var text = token.text().reveal();
            assertThat(text).matches("foyer_invite_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
            assertThat(OpaqueTokens.tenantOf("invite", text)).contains(TENANT);
            assertThat(OpaqueTokens.tenantOf("key", text)).isEmpty();
            assertThat(token.tenant()).isEqualTo(TENANT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foyer",
                "foyer_key_",
                "foyer_key_0190a0000000700080000000000000aa_short",
                "foyer_key_0190a000000070008000000000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "foyer_key_0190A0000000700080000000000000AA_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "other_key_0190a0000000700080000000000000aa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "foyer_key_0190a0000000700080000000000000aa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"
            })
    void namesNoTenantOutsideItsForm(String token) {
        assertThat(OpaqueTokens.tenantOf("key", token)).isEmpty();
    }

    @Test
    void isKeptAsHashOnly() {
        var token = OpaqueTokens.create();
        var text = token.text().reveal();
        assertThat(text).matches("[A-Za-z0-9_-]{43}");
        assertThat(token.hash()).hasSize(32);
        assertThat(OpaqueTokens.matches(text, token.hash())).isTrue();
        assertThat(OpaqueTokens.matches(text + "x", token.hash())).isFalse();
        assertThat(token.toString()).doesNotContain(text);
    }

    @Test
    void isNeverMadeTwice() {
        var seen = new HashSet<String>();
        for (var i = 0; i < 1000; i++) {
            assertThat(seen.add(OpaqueTokens.create().text().reveal())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Key", "a_b", "abcdefghijklmnopqrstu"})
    void refusesAKindThatCouldNotBeParsed(String kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> OpaqueTokens.create(kind, TENANT));
    }
}
