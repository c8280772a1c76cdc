package foyer.leads.assignment;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import foyer.leads.LeadSource;
import foyer.leads.LeadValues;
import foyer.leads.forms.LeadFormId;
import foyer.leads.pipelines.Stage;
import foyer.leads.pipelines.StageKind;
import org.jspecify.annotations.Nullable;

/**
 * What rules look at of a lead.
 *
 * @param residence the country of its address, ISO 3166-1 alpha-2, or null
 * @param city of its address, or null
 * @param phone in E.164, or null
 * @param form that it came through, or null
 * @param open whether it is in an open stage
 */
public record Arrival(
        LeadSource source,
        @Nullable String residence,
        @Nullable String city,
        @Nullable String phone,
        @Nullable LeadFormId form,
        boolean open) {

    /** A lead as it is about to be made. */
    public static Arrival of(LeadValues values, Stage stage, @Nullable LeadFormId form) {
        return new Arrival(
                values.source(),
                values.address().country(),
                values.address().city(),
                values.contact().phone(),
                form,
                stage.kind() == StageKind.OPEN);
    }

    /** The country of its address, else of its telephone number, ISO 3166-1 alpha-2; empty when neither is known. */
    String country() {
        if (residence != null) {
            return residence;
        }
        if (phone == null) {
            return "";
        }
        var phones = PhoneNumberUtil.getInstance();
        try {
            var region = phones.getRegionCodeForNumber(phones.parse(phone, null));
            return region == null ? "" : region;
        } catch (NumberParseException _) {
            return "";
        }
    }
}
