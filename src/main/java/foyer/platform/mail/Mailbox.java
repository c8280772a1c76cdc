package foyer.platform.mail;

import foyer.platform.mail.MailAddressException.Reason;
import foyer.platform.start.SettingException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address as mail servers read it: in ASCII, its domain by IDNA where it is another's script, and in one line.
 *
 * @param name in whatever script, without a line's end; null for none
 */
record Mailbox(String address, @Nullable String name) {

    private static final int MAX_LENGTH = 320;
    private static final int MAX_LOCAL = 64;
    private static final int MAX_DOMAIN = 255;
    private static final int MAX_NAME = 100;

    /** Atoms and dots, or printable characters in quotes (RFC 5321, section 4.1.2) without those that end an address. */
    private static final Pattern LOCAL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+|\"(?:[\\x20-\\x7e&&[^\"\\\\<>]]|\\\\[\\x20-\\x7e&&[^<>]])+\"");

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern NAMED = Pattern.compile("([^<>\"]*)<([^<>]+)>");

    /**
     * The address of a person.
     *
     * @throws MailAddressException when no mail can be sent to it
     */
    static Mailbox of(String email, @Nullable String name) {
        var at = email.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL || email.length() > MAX_LENGTH) {
            throw new MailAddressException(Reason.MALFORMED);
        }
        var local = email.substring(0, at);
        if (!LOCAL.matcher(local).matches()) {
            var international =
                    local.chars().anyMatch(c -> c > 0x7f) && local.chars().noneMatch(Mailbox::breaks);
            throw new MailAddressException(international ? Reason.INTERNATIONAL_LOCAL_PART : Reason.MALFORMED);
        }
        return new Mailbox(local + "@" + domain(email.substring(at + 1)), shown(name));
    }

    private static boolean breaks(int c) {
        return Character.isISOControl(c) || c == ' ' || c == '<' || c == '>' || c == '"' || c == ',' || c == ';';
    }

    private static String domain(String domain) {
        try {
            var ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
            if (ascii.length() <= MAX_DOMAIN && DOMAIN.matcher(ascii).matches() && !ascii.contains("..")) {
                return ascii;
            }
        } catch (IllegalArgumentException _) {
            throw new MailAddressException(Reason.DOMAIN);
        }
        throw new MailAddressException(Reason.DOMAIN);
    }

    private static @Nullable String shown(@Nullable String name) {
        if (name == null) {
            return null;
        }
        var line = OneLine.of(name);
        var shown = line.length() > MAX_NAME ? line.substring(0, line.offsetByCodePoints(0, MAX_NAME / 2)) : line;
        return shown.isEmpty() ? null : shown;
    }

    /** An address that an operator set: {@code Example <no-reply@example.com>}, or without the name. */
    static Mailbox ofSetting(String setting, String text) {
        var named = NAMED.matcher(text.strip());
        try {
            return named.matches() ? of(named.group(2).strip(), named.group(1)) : of(text.strip(), null);
        } catch (MailAddressException e) {
            throw new SettingException(
                    setting, "is \"" + text + "\"", "set it to an address such as Example <no-reply@example.com>");
        }
    }

    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    InternetAddress internetAddress() {
        var internet = new InternetAddress();
        internet.setAddress(address);
        try {
            internet.setPersonal(name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        return internet;
    }
}
