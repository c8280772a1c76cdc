package foyer.platform.graphql.scalars;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import org.jspecify.annotations.Nullable;

/**
 * Brings text from elsewhere than GraphQL, such as cells of a file, into the form that the scalar of the same name keeps;
 * null for what is none.
 */
public final class TextForms {

    private static final EmailAddressForm EMAIL = new EmailAddressForm();
    private static final UrlForm URL = new UrlForm();
    private static final CodeForms.CurrencyCode CURRENCY = new CodeForms.CurrencyCode();

    private TextForms() {}

    public static @Nullable String emailAddress(String text) {
        return EMAIL.read(text);
    }

    public static @Nullable String url(String text) {
        return URL.read(text);
    }

    public static @Nullable String currencyCode(String text) {
        return CURRENCY.read(text);
    }

    /**
     * A telephone number as E.164.
     *
     * @param country ISO 3166-1, of numbers that do not name theirs; null when unknown
     */
    public static @Nullable String phoneNumber(String text, @Nullable String country) {
        var phones = PhoneNumberUtil.getInstance();
        try {
            var number = phones.parse(text, country);
            return phones.isPossibleNumber(number) ? phones.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
