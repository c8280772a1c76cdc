package foyer.platform.isolation;

import java.util.List;

/**
 * A table as the catalogue has it.
 *
 * @param name with its schema
 * @param rowSecurity whether policies decide about rows at all
 * @param forced whether they do for the owner too
 * @param findings what is not as it has to be, in English
 */
public record TableIsolation(
        String name,
        TableKind kind,
        boolean rowSecurity,
        boolean forced,
        List<TablePolicy> policies,
        List<TableGrant> grants,
        List<String> findings) {}
