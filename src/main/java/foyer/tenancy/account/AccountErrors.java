package foyer.tenancy.account;

import static foyer.platform.graphql.mutation.ConstraintErrors.Mapping.at;

import foyer.platform.graphql.mutation.ConstraintErrors;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the constraints of users mean to whoever changes their account. */
@Component
class AccountErrors implements ConstraintErrors {

    @Override
    public List<Mapping> mappings() {
        // Somebody else has taken the address since the link was sent.
        return List.of(at("user_account_email_key", "token", AccountErrorCode.EMAIL_TAKEN));
    }
}
