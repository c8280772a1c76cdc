package foyer.tenancy.sessions;

import foyer.identity.UserId;
import foyer.platform.graphql.ApiErrorCode;
import foyer.platform.graphql.ApiException;
import foyer.platform.limits.Rate;
import foyer.platform.limits.RateKey;
import foyer.platform.limits.RateLimits;
import foyer.platform.security.CurrentCaller;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords or makes accounts in bulk, whether the accounts exist or not. The narrowest
 * limit is asked first, so that a stranger who guesses exhausts their own attempts before the account's. Whoever goes on
 * once there are none left waits twice as long for each further one, up to a bound: nobody is locked out for good, and
 * whoever has a session or a link from their mailbox is held up by no guesses of others.
 */
@Component
public class SignInThrottle {

    /** Whoever has one address of an IPv6 network usually has all of it. */
    private static final int NETWORK_BYTES = 8;

    private final RateLimits limits;
    private final SignInSettings settings;

    SignInThrottle(RateLimits limits, SignInSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    /** Of what there were too many attempts: at one account, or from one network at any. */
    enum Slowed {
        ACCOUNT,
        NETWORK
    }

    /**
     * Counts an attempt to sign in by a password, before anything is looked up; RATE_LIMITED when there were too many.
     *
     * @param slowed is told before that of what there were too many
     */
    void signIn(String email, Consumer<Slowed> slowed) {
        var network = network(CurrentCaller.get().ip());
        Runnable account = () -> slowed.accept(Slowed.ACCOUNT);
        take(RateKey.hashed("signIn", email + " " + network), settings.ofOneAccountAndAddress(), account);
        take(RateKey.of("signIn.address", network), settings.ofOneAddress(), () -> slowed.accept(Slowed.NETWORK));
        take(RateKey.hashed("signIn.account", email), settings.ofOneAccount(), account);
    }

    private void take(RateKey key, Rate rate, Runnable refused) {
        try {
            limits.take(key, rate);
        } catch (ApiException e) {
            if (e.code() == ApiErrorCode.RATE_LIMITED) {
                refused.run();
            }
            throw e;
        }
    }

    /**
     * Counts an attempt of whoever is signed in to prove more, by the password or a code; RATE_LIMITED when there were
     * too many. A stranger who guesses at the sign-in uses up none of these: the owner can still change the password.
     */
    public void proveMore(UserId user) {
        limits.take(RateKey.of("signIn.more", user.value().toString()), settings.ofOneAccountAndAddress());
    }

    /** The same of whoever has a link to sign in with, which no stranger has: a code may still be asked of them. */
    public void linkSignIn(UserId user) {
        limits.take(RateKey.of("signIn.link", user.value().toString()), settings.ofOneAccountAndAddress());
    }

    /** Counts an attempt to sign up, or to join a portal. */
    public void signUp() {
        limits.take(RateKey.of("signUp.address", network(CurrentCaller.get().ip())), settings.signUps());
    }

    /**
     * Counts a mail that somebody who is not signed in asks for; RATE_LIMITED for whoever asks for many.
     *
     * @return whether the address may have another one
     */
    public boolean takesMail(String email) {
        var network = network(CurrentCaller.get().ip());
        limits.take(RateKey.of("mail.address", network), settings.mailsOfOneAddress());
        return limits.takes(RateKey.hashed("mail.account", email), settings.mails());
    }

    /** Counts a mail that somebody has sent to themselves. */
    public void ownMail(String email) {
        limits.take(RateKey.hashed("mail.account", email), settings.mails());
    }

    /**
     * Counts an invitation into the tenant acted in, which goes to whoever the inviter names; false when the tenant has
     * sent enough of them for now, to the address or altogether. What one tenant sends keeps no other from inviting.
     */
    public boolean mayInvite(String email) {
        return mayInvite("tenant " + CurrentCaller.tenant(), email);
    }

    /** The same for whoever invites into a tenant that they are making, of which there may be as many as they like. */
    public boolean mayInviteIntoNew(String email) {
        return mayInvite("user " + CurrentCaller.actor().userId(), email);
    }

    private boolean mayInvite(String by, String email) {
        return limits.takes(RateKey.hashed("mail.invite", by + " " + email), settings.mails())
                && limits.takes(RateKey.hashed("mail.invites", by), settings.invites());
    }

    private static String network(@Nullable String ip) {
        if (ip == null) {
            return "unknown";
        }
        try {
            return InetAddress.ofLiteral(ip) instanceof Inet6Address address
                    ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                    : ip;
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }
}
