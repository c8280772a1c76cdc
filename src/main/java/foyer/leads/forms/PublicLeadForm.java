package foyer.leads.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as anybody sees it: nothing of who gets what it takes.
 *
 * @param consentVersion null while there is nothing to agree to
 * @param ticket says when it was shown, for whoever sends it
 */
record PublicLeadForm(
        @Nullable String title,
        @Nullable String intro,
        List<LeadFormField> fields,
        @Nullable String consentText,
        @Nullable Integer consentVersion,
        String ticket) {

    static PublicLeadForm of(LeadForm form, String ticket) {
        return new PublicLeadForm(
                form.title(),
                form.intro(),
                form.fields(),
                form.consentText(),
                form.consentText() == null ? null : form.consentVersion(),
                ticket);
    }
}
