package foyer.platform.graphql.scalars;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number with its country's code, kept as E.164. Its length has to be possible in that country; whether its range is
 * in use is not asked, since ranges come into use before any table knows them.
 */
final class PhoneNumberForm implements TextScalar.Text {

    private static final Pattern INTERNATIONAL = Pattern.compile("[+＋][\\p{Nd} \\u00A0()./-]{4,40}");

    @Override
    public @Nullable String read(String text) {
        var candidate = text.strip();
        if (!INTERNATIONAL.matcher(candidate).matches()) {
            return null;
        }
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(candidate, null);
            return phones.isPossibleNumber(number) ? phones.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
