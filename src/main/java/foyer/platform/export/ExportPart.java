package foyer.platform.export;

import java.util.List;

/**
 * What a module adds to the archive of all that a tenant has (spec/tenancy.md, {@code tenantExportRequest}). A bean of the
 * module that owns the tables; a table of tenants that no part has needs a reason ({@code ExportedTablesTest}).
 */
@FunctionalInterface
public interface ExportPart {

    /** In any order: they are written in that of their names. */
    List<ExportTable> tables();
}
