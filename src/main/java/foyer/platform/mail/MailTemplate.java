package foyer.platform.mail;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One kind of mail, declared as a constant by the module that sends it. Its texts are {@code <name>.…} in
 * {@code mails_en} and {@code mails_ar}, its form {@code foyer/mail/<name>.html} and {@code .txt}, whose first line is
 * the subject; both see the model as {@code model}.
 *
 * @param model what it tells, as a record of texts, numbers and addresses
 * @param goodFor after which it is not worth sending any more: as long as a link in it works
 */
public record MailTemplate<M extends Record>(String name, Class<M> model, MailPriority priority, Duration goodFor) {

    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
    private static final Duration DEFAULT = Duration.ofDays(3);

    public MailTemplate {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a template's name is of words and dashes: " + name);
        }
    }

    /** News, for three days. */
    public static <M extends Record> MailTemplate<M> of(String name, Class<M> model) {
        return new MailTemplate<>(name, model, MailPriority.NEWS, DEFAULT);
    }

    /** What somebody waits for, as long as it is good for anything. */
    public static <M extends Record> MailTemplate<M> awaited(String name, Class<M> model, Duration goodFor) {
        return new MailTemplate<>(name, model, MailPriority.AWAITED, goodFor);
    }
}
