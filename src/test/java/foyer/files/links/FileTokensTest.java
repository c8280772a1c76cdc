package foyer.files.links;

import static org.assertj.core.api.Assertions.assertThat;

import foyer.platform.crypto.TestTokenSignatures;
import foyer.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class FileTokensTest {

    private static final String OLD = "an-old-secret-of-this-deployment-0123456789";
    private static final String NEW = "the-new-secret-of-this-deployment-0123456789";

    private final TestClock clock = new TestClock();
    private final FileTokens tokens = with(NEW, List.of());

    private FileTokens with(String secret, List<String> previous) {
        return new FileTokens(TestTokenSignatures.of(secret, previous), clock);
    }

    private FileToken token(FileToken.Deed deed) {
        return new FileToken(
                deed, UUID.randomUUID(), UUID.randomUUID(), clock.instant().plusSeconds(60));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItHasWritten(FileToken.Deed deed) {
        var token = token(deed);

        assertThat(tokens.read(tokens.write(token))).contains(token);
    }

    @Test
    void hasTheFormOfATokenAndNamesTheTenant() {
        var token = token(FileToken.Deed.DOWNLOAD);

        assertThat(tokens.write(token))
                .startsWith("foyer_file_" + token.tenant().toString().replace("-", "") + "_")
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void endsWithItsTime() {
        var text = tokens.write(token(FileToken.Deed.DOWNLOAD));

        clock.pass(Duration.ofSeconds(59));
        assertThat(tokens.read(text)).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(tokens.read(text)).isEmpty();
    }

    /** Each letter of it, changed to each other one: none of them holds. */
    @Test
    void holdsOnlyAsItWasWritten() {
        var text = tokens.write(token(FileToken.Deed.UPLOAD));
        for (var i = 0; i < text.length(); i++) {
            for (var letter : "0123456789abcdefABCDEFQgwAZz_-.%".toCharArray()) {
                var altered = text.substring(0, i) + letter + text.substring(i + 1);
                assertThat(tokens.read(altered).isPresent()).as(altered).isEqualTo(altered.equals(text));
            }
        }
        assertThat(tokens.read(text + "A")).isEmpty();
        assertThat(tokens.read(text.substring(1))).isEmpty();
        assertThat(tokens.read(text + "=")).isEmpty();
        assertThat(tokens.read("")).isEmpty();
    }

    @Test
    void holdsForNoOtherTenant() {
        var token = token(FileToken.Deed.DOWNLOAD);
        var other = UUID.randomUUID().toString().replace("-", "");
        var text = tokens.write(token).replace(token.tenant().toString().replace("-", ""), other);

        assertThat(tokens.read(text)).isEmpty();
    }

    @Test
    void holdsWhileTheSecretThatSignedItIsListed() {
        var text = with(OLD, List.of()).write(token(FileToken.Deed.DOWNLOAD));

        assertThat(with(NEW, List.of(OLD)).read(text)).isPresent();
        assertThat(with(NEW, List.of()).read(text)).isEmpty();
    }
}
