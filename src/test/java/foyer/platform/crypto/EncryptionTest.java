package foyer.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import foyer.platform.start.SettingException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Tag("unit")
class EncryptionTest {

    private static final String OLD = "the secret of last year, long enough";
    private static final String NEW = "the secret of this year, long enough";
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID ROW = UUID.randomUUID();
    private static final Cell CELL = new Cell(TENANT, "identity.signing_key", "private_jwk", ROW);

    private final Encryption encryption = new Encryption(new SecretSettings(NEW, List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a longer value \u0639\u0631\u0628\u064a"})
    void readsWhatItWrote(String text) {
        var encrypted = encryption.encrypt(CELL, new Secret(text));
        assertThat(encryption.decryptText(CELL, encrypted).reveal()).isEqualTo(text);
        assertThat(encryption.decrypt(CELL, encrypted)).isEqualTo(text.getBytes(UTF_8));
        assertThat(new String(encrypted, UTF_8)).doesNotContain("longer");
    }

    @Test
    void neverWritesTheSameTwice() {
        var value = new Secret("value");
        assertThat(encryption.encrypt(CELL, value)).isNotEqualTo(encryption.encrypt(CELL, value));
    }

    static List<Cell> otherCells() {
        return List.of(
                new Cell(UUID.randomUUID(), CELL.table(), CELL.column(), ROW),
                new Cell(null, CELL.table(), CELL.column(), ROW),
                new Cell(TENANT, "identity.other", CELL.column(), ROW),
                new Cell(TENANT, CELL.table(), "other", ROW),
                new Cell(TENANT, CELL.table(), CELL.column(), UUID.randomUUID()),
                new Cell(TENANT, CELL.table() + "p", "rivate_jwk", ROW));
    }

    @ParameterizedTest
    @MethodSource("otherCells")
    void refusesAValueFromAnotherCell(Cell other) {
        var encrypted = encryption.encrypt(CELL, new Secret("value"));
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(other, encrypted));
    }

    @Test
    void refusesEveryChangedByteAndEveryLength() {
        var encrypted = encryption.encrypt(CELL, new Secret("value"));
        for (var i = 0; i < encrypted.length; i++) {
            var changed = encrypted.clone();
            changed[i] ^= 1;
            assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(CELL, changed));
            var shorter = Arrays.copyOf(encrypted, i);
            assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(CELL, shorter));
        }
        var longer = Arrays.copyOf(encrypted, encrypted.length + 1);
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(CELL, longer));
    }

    @Test
    void refusesPartsOfTwoValuesOfOneCell() {
        var one = encryption.encrypt(CELL, new Secret("value"));
        var other = encryption.encrypt(CELL, new Secret("VALUE"));
        var half = one.length / 2;
        System.arraycopy(other, half, one, half, one.length - half);
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(CELL, one));
    }

    @Test
    void readsUnderThePreviousSecretUntilRotated() {
        var before = new Encryption(new SecretSettings(OLD, List.of())).encrypt(CELL, new Secret("value"));
        var rotating = new Encryption(new SecretSettings(NEW, List.of(OLD)));

        assertThat(rotating.needsRotation(before)).isTrue();
        var value = rotating.decryptText(CELL, before);
        assertThat(value.reveal()).isEqualTo("value");

        var after = rotating.encrypt(CELL, value);
        assertThat(rotating.needsRotation(after)).isFalse();
        assertThat(encryption.decryptText(CELL, after).reveal()).isEqualTo("value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encryption.decrypt(CELL, before))
                .withMessageContaining("FOYER_SECRETS_PREVIOUS");
    }

    @Test
    void neverTellsASecretInText() {
        assertThat(new Secret("hidden").toString()).doesNotContain("hidden");
        assertThat(new SecretSettings(NEW, List.of(OLD)).toString()).doesNotContain("year");
        assertThat(MasterKey.of(NEW).toString()).doesNotContain("year");
    }

    @Test
    void refusesAShortSecret() {
        assertThatThrownBy(() -> new SecretSettings("short", List.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("FOYER_SECRET");
    }

    @Test
    void readsTheSecretsFromTheEnvironment() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource(
                                "systemEnvironment",
                                Map.of("FOYER_SECRET", NEW, "FOYER_SECRETS_PREVIOUS", "one secret,another")));
        ConfigurationPropertySources.attach(environment);
        var settings = Binder.get(environment).bindOrCreate("foyer", SecretSettings.class);
        assertThat(settings.secret()).isEqualTo(NEW);
        assertThat(settings.secretsPrevious()).containsExactly("one secret", "another");
    }
}
