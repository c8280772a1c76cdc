package foyer.tenancy.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.Actor;
import foyer.platform.security.Caller;
import foyer.platform.security.CurrentCaller;
import foyer.testing.FoyerTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
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

    private @Nullable ApiException refusal(String ip, String address) {
        var caller = new Caller(new Actor.Anonymous(Actor.Reason.MISSING), "test", ip, null, Locale.ENGLISH);
        return catchThrowableOfType(
                ApiException.class,
                () -> CurrentCaller.call(caller, () -> {
                    throttle.signIn(address);
                    return true;
                }));
    }
}
