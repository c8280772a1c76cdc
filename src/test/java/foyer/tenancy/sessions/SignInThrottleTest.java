package foyer.tenancy.sessions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import foyer.identity.UserId;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.tenancy.sessions.SignInThrottle.Slowed;
import foyer.testing.FoyerTest;
import foyer.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FoyerTest
@Tag("module")
class SignInThrottleTest {

    @Autowired
    RateLimits limits;

    @Autowired
    TestDatabase database;

    private SignInThrottle throttle;
    private String email;

    @BeforeEach
    void allowLittle() {
        var settings = new SignInSettings(2, 4, 6, 1, 1, 3, Duration.ofHours(1), Duration.ofHours(1));
        throttle = new SignInThrottle(limits, settings);
        email = Person.email();
    }

    @Test
    void stopsOneAddressAtOneAccountButNobodyElse() {
        assertThat(refusal("198.51.100.1", email)).isNull();
        assertThat(refusal("198.51.100.1", email)).isNull();

        var refused = Objects.requireNonNull(refusal("198.51.100.1", email));

        assertThat(refused.code()).isEqualTo(ApiErrorCode.RATE_LIMITED);
        assertThat(refused.extensions()).containsKey("retryAfter");
        assertThat(refusal("198.51.100.2", email)).as("its owner, from home").isNull();
        assertThat(refusal("198.51.100.1", Person.email())).as("a colleague").isNull();
    }

    @Test
    void stopsManyAddressesAtOneAccount() {
        for (var host = 1; host <= 4; host++) {
            assertThat(refusal("192.0.2." + host, email)).isNull();
        }
        assertThat(refusal("192.0.2.5", email)).isNotNull();
    }

    @Test
    void stopsOneAddressAtManyAccounts() {
        for (var account = 0; account < 6; account++) {
            assertThat(refusal("203.0.113.9", Person.email())).isNull();
        }
        assertThat(refusal("203.0.113.9", Person.email())).isNotNull();
    }

    @Test
    void takesANetworkOfIpv6ForOneAddress() {
        assertThat(refusal("2001:db8:1:1::1", email)).isNull();
        assertThat(refusal("2001:db8:1:1:ffff::2", email)).isNull();
        assertThat(refusal("2001:db8:1:1::3", email)).isNotNull();
        assertThat(refusal("2001:db8:1:2::1", email)).isNull();
    }

    @Test
    void countsTheInvitesOfATenantAndNotThoseOfOthers() {
        var one = UUID.randomUUID();
        assertThat(mayInvite(one, email)).isTrue();
        assertThat(mayInvite(one, email)).isFalse();
        assertThat(mayInvite(UUID.randomUUID(), email)).as("another tenant").isTrue();

        assertThat(mayInvite(one, Person.email())).isTrue();
        assertThat(mayInvite(one, Person.email())).isTrue();
        assertThat(mayInvite(one, Person.email())).as("more than a tenant may").isFalse();
        assertThat(mayInvite(UUID.randomUUID(), Person.email())).isTrue();
    }

    private boolean mayInvite(UUID tenant, String address) {
        return CurrentCaller.call(Caller.system(tenant, "test"), () -> throttle.mayInvite(address));
    }

    @Test
    void waitsTwiceAsLongForEachFurtherAttemptAndForgetsInTime() {
        throttle = new SignInThrottle(
                limits, new SignInSettings(2, 400, 600, 1, 1, 1, Duration.ofHours(1), Duration.ofHours(1)));
        var here = RateKey.hashed("signIn", email + " 198.51.100.7");
        assertThat(refusal("198.51.100.7", email)).isNull();
        assertThat(refusal("198.51.100.7", email)).isNull();

        for (var minutes : new long[] {60, 120, 240, 480, 480}) {
            assertThat(wait("198.51.100.7")).isBetween(minutes * 60 - 60, minutes * 60);
            passTime(here, minutes);
            assertThat(refusal("198.51.100.7", email))
                    .as("after %s minutes", minutes)
                    .isNull();
        }

        passTime(here, Duration.ofHours(16).toMinutes());
        assertThat(refusal("198.51.100.7", email)).isNull();
        assertThat(refusal("198.51.100.7", email)).isNull();
        assertThat(wait("198.51.100.7")).isBetween(3_540L, 3_600L);
    }

    /** What many share grows to four times the first wait only: its owner is not to be kept out by a stranger's guesses. */
    @Test
    void keepsTheOwnerWaitingForALittleHoweverManyGuess() {
        var settings = new SignInSettings(100, 4, 600, 1, 1, 1, Duration.ofHours(1), Duration.ofHours(1));
        throttle = new SignInThrottle(limits, settings);
        var key = RateKey.hashed("signIn.account", email);
        for (var host = 1; host <= 4; host++) {
            assertThat(refusal("192.0.2." + host, email)).isNull();
        }

        for (var minutes : new long[] {30, 60, 60}) {
            assertThat(wait("198.51.100.9")).isBetween(minutes * 60 - 60, minutes * 60);
            passTime(key, minutes);
            assertThat(refusal("192.0.2.9", email)).isNull();
        }
    }

    @Test
    void tellsOfWhatThereWereTooMany() {
        var told = new ArrayList<Slowed>();
        for (var attempt = 0; attempt < 3; attempt++) {
            refusal("198.51.100.3", email, told::add);
        }
        assertThat(told).containsExactly(Slowed.ACCOUNT);
        for (var account = 0; account < 5; account++) {
            refusal("198.51.100.3", Person.email(), told::add);
        }
        assertThat(told).containsExactly(Slowed.ACCOUNT, Slowed.NETWORK);
    }

    @Test
    void countsApartWhatNoStrangerCanUseUp() {
        var user = new UserId(UUID.randomUUID());
        for (var host = 1; host <= 5; host++) {
            refusal("192.0.2." + host, email);
        }
        for (var attempt = 0; attempt < 2; attempt++) {
            throttle.proveMore(user);
            throttle.linkSignIn(user);
        }

        assertThatThrownBy(() -> throttle.proveMore(user)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> throttle.linkSignIn(user)).isInstanceOf(ApiException.class);
    }

    private long wait(String ip) {
        return (long)
                requireNonNull(requireNonNull(refusal(ip, email)).extensions().get("retryAfter"));
    }

    private void passTime(RateKey key, long minutes) {
        try (var connection = database.asSuperuser();
                var statement = connection.prepareStatement(
                        "update platform.rate_limit set updated_at = updated_at - ? * interval '1 minute' where key = ?")) {
            statement.setLong(1, minutes);
            statement.setString(2, key.text());
            assertThat(statement.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable ApiException refusal(String ip, String address) {
        return refusal(ip, address, _ -> {});
    }

    private @Nullable ApiException refusal(String ip, String address, Consumer<Slowed> slowed) {
        var caller = new Caller(new Actor.Anonymous(Actor.Reason.MISSING), "test", ip, null, Locale.ENGLISH);
        return catchThrowableOfType(
                ApiException.class,
                () -> CurrentCaller.call(caller, () -> {
                    throttle.signIn(address, slowed);
                    return true;
                }));
    }
}
