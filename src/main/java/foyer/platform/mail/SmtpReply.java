package foyer.platform.mail;

import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What the server said to a command that it did not follow.
 *
 * @param code of three digits (RFC 5321, section 4.2)
 * @param text all of it in one line, the code first
 * @param toRecipient whether it answers the recipient's address
 * @param toSender whether it answers the sender's address
 */
record SmtpReply(int code, String text, boolean toRecipient, boolean toSender) {

    private static final int PERMANENT = 500;
    private static final int BEYOND = 600;

    /** Without more words: there is no such mailbox, or its name cannot be. */
    private static final Set<Integer> NO_MAILBOX = Set.of(550, 553);

    /** The code within the code: class, subject and detail (RFC 3463, section 2). */
    private static final Pattern ENHANCED = Pattern.compile("^[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b");

    /** The recipient's address or mailbox, or what the mail says. The details 7 and 8 are about the sender. */
    private static final Pattern ABOUT_THE_MAIL = Pattern.compile("5\\.(1\\.(?!0*[78]$)|2\\.|6\\.)[0-9]+");

    static @Nullable SmtpReply of(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException at; e = at.getNextException()) {
            switch (at) {
                case SMTPAddressFailedException refused -> {
                    return of(refused.getReturnCode(), refused, true, false);
                }
                case SMTPSenderFailedException refused -> {
                    return of(refused.getReturnCode(), refused, false, true);
                }
                case SMTPSendFailedException refused
                when refused.getNextException() == null -> {
                    var command = String.valueOf(refused.getCommand()).toUpperCase(Locale.ROOT);
                    return of(refused.getReturnCode(), refused, false, command.startsWith("MAIL"));
                }
                default -> {}
            }
        }
        return null;
    }

    private static SmtpReply of(int code, MessagingException failure, boolean toRecipient, boolean toSender) {
        var said = OneLine.of(String.valueOf(failure.getMessage()));
        var text = said.startsWith(String.valueOf(code)) ? said : code + " " + said;
        return new SmtpReply(code, text, toRecipient, toSender);
    }

    /** Whether waiting alone does not help. */
    boolean isPermanent() {
        return code >= PERMANENT && code < BEYOND;
    }

    /**
     * Whether this mail to this recipient will never be taken. All else that servers refuse is about who sends: a login,
     * a policy, a limit, an address or a relay that the operator may yet put right.
     */
    boolean isFinal() {
        if (!isPermanent() || toSender) {
            return false;
        }
        var enhanced = ENHANCED.matcher(text);
        if (enhanced.find()) {
            return ABOUT_THE_MAIL.matcher(enhanced.group(1)).matches();
        }
        return toRecipient
                && NO_MAILBOX.contains(code)
                && !text.toLowerCase(Locale.ROOT).contains("relay");
    }
}
