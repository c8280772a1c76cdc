package foyer.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.mock.env.MockEnvironment;

@Tag("unit")
class SettingsTest {

    /** A setting in .env.example, commented out, with its default behind the sign. */
    private static final Pattern LINE = Pattern.compile("(?m)^#?(FOYER_[A-Z0-9_]+)=(.*)$");

    @Test
    void theExampleListsEverySettingWithItsDefault() throws IOException {
        assertThat(exampleFile()).isEqualTo(settingsOfTheCode());
    }

    private static Map<String, String> exampleFile() throws IOException {
        var found = new TreeMap<String, String>();
        LINE.matcher(Files.readString(Path.of(".env.example")))
                .results()
                .forEach(line -> assertThat(found.put(line.group(1), line.group(2)))
                        .as("%s twice", line.group(1))
                        .isNull());
        return found;
    }

    private static Map<String, String> settingsOfTheCode() {
        var settings = new TreeMap<String, String>();
        for (var type : new SettingsCheck().records()) {
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            settings.putAll(Arrays.stream(type.getRecordComponents())
                    .collect(Collectors.toMap(
                            component -> SettingNames.variable(prefix + "." + component.getName()),
                            component -> defaultOf(type, component))));
        }
        return settings;
    }

    private static String defaultOf(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .map(value -> value == null ? "" : String.join(",", value.value()))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.port, FOYER_PORT",
        "foyer.database.appPoolSize, FOYER_DATABASE_APP_POOL_SIZE",
        "foyer.sign-in.attempts, FOYER_SIGN_IN_ATTEMPTS"
    })
    void namesAVariableAsSpringReadsIt(String property, String variable) {
        assertThat(SettingNames.variable(property)).isEqualTo(variable);
    }

    @Test
    void aMisspeltSettingIsFound() {
        assertThat(new SettingsCheck().unknown(Set.of("FOYER_PORT", "FOYER_PROT", "PATH")))
                .containsExactly("FOYER_PROT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foyer.port                       | http  | FOYER_PORT has a wrong value: it has to be of the type int",
                "foyer.port                       | 70000 | FOYER_PORT is 70000: set it to a port",
                "foyer.management-port            | -1    | FOYER_MANAGEMENT_PORT is -1: set it to a port",
                "foyer.database.statement-timeout | soon  | FOYER_DATABASE_STATEMENT_TIMEOUT has a wrong value: it has",
                "foyer.demo                       | maybe | FOYER_DEMO has a wrong value: it has to be of the type bool",
                "foyer.events.poll                | 0ms   | FOYER_EVENTS_POLL is PT0S: set it from PT0.001S to PT1M",
                "foyer.events.kept                | 1m    | FOYER_EVENTS_KEPT is PT1M: set it from PT1H to PT8760H",
                "foyer.events.attempts            | 0     | FOYER_EVENTS_ATTEMPTS is 0: set it to 1 or more",
                "foyer.live.buffer                | 0     | FOYER_LIVE_BUFFER is 0: set it to 1 or more",
                "foyer.live.replay-page           | 0     | FOYER_LIVE_REPLAY_PAGE is 0: set it to 1 or more",
                "foyer.sockets.message-size       | 0B    | FOYER_SOCKETS_MESSAGE_SIZE is 0B: set it from 1024B to",
                "foyer.sockets.init-time          | 0s    | FOYER_SOCKETS_INIT_TIME is PT0S: set it from PT0.001S to",
                "foyer.sockets.ping-every         | -1s   | FOYER_SOCKETS_PING_EVERY is PT-1S: set it from PT0.001S",
                "foyer.sockets.send-time          | 0s    | FOYER_SOCKETS_SEND_TIME is PT0S: set it from PT0.001S to",
                "foyer.sockets.operations         | 0     | FOYER_SOCKETS_OPERATIONS is 0: set it to 1 or more",
                "foyer.sockets.per-user           | 0     | FOYER_SOCKETS_PER_USER is 0: set it to 1 or more",
                "foyer.sockets.silent-per-address | 0     | FOYER_SOCKETS_SILENT_PER_ADDRESS is 0: set it to 1",
                "foyer.sockets.per-node           | -5    | FOYER_SOCKETS_PER_NODE is -5: set it to 1 or more",
                "foyer.sockets.drain-time         | -1s   | FOYER_SOCKETS_DRAIN_TIME is PT-1S: set it from PT0S to",
                "foyer.streams.keep-alive         | 0s    | FOYER_STREAMS_KEEP_ALIVE is PT0S: set it from PT0.001S",
                "foyer.streams.per-user           | 0     | FOYER_STREAMS_PER_USER is 0: set it to 1 or more",
                "foyer.secret                     | short | FOYER_SECRET has fewer than 32 characters: set it to",
                "foyer.cookie.same-site           | maybe | FOYER_COOKIE_SAME_SITE has a wrong value: it has to be of",
                "foyer.frontend-url               | app   | FOYER_FRONTEND_URL is \"app\": set it to an address such as",
                "foyer.frontend-url     | https://a.example/ | FOYER_FRONTEND_URL is \"https://a.example/\": set it to",
                "foyer.allowed-origins  | *                  | FOYER_ALLOWED_ORIGINS names \"*\", which no browser sends",
                "foyer.allowed-origins  | null               | FOYER_ALLOWED_ORIGINS names \"null\", which no browser",
                "foyer.allowed-origins  | https://a.example/ | FOYER_ALLOWED_ORIGINS names \"https://a.example/\", which",
                "foyer.allowed-origins  | https://A.example  | FOYER_ALLOWED_ORIGINS names \"https://A.example\", which",
                "foyer.allowed-origins  | https://*.example  | FOYER_ALLOWED_ORIGINS names \"https://*.example\", which",
                "foyer.allowed-origins  | https://a.co:443   | FOYER_ALLOWED_ORIGINS names \"https://a.co:443\", which",
                "foyer.allowed-origins  | https://a.co,b.co  | FOYER_ALLOWED_ORIGINS names \"b.co\", which no browser"
            })
    void aWrongValueIsToldByTheNameOfItsVariable(String property, String value, String line) {
        var environment = new MockEnvironment()
                .withProperty("foyer.secret", "long enough to be taken for a secret")
                .withProperty(property, value);

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> new SettingsCheck().bind(environment))
                .satisfies(failure -> assertThat(StartFailure.line(failure).orElseThrow())
                        .startsWith(line)
                        .hasLineCount(1));
    }

    @Test
    void aDefectIsNotTakenForAWrongSetting() {
        assertThat(StartFailure.line(new IllegalStateException("a defect"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', DEVELOPMENT, false",
        "staging, STAGING, true",
        "production, PRODUCTION, true",
        "'staging,production', PRODUCTION, true"
    })
    void aProfileDecidesTheDeployment(String profiles, Deployment deployment, boolean open) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles.isEmpty() ? new String[0] : profiles.split(",", -1));

        assertThat(Deployment.of(environment)).isEqualTo(deployment);
        assertThat(deployment.isPublic()).isEqualTo(open);
    }
}
