package foyer.platform.time;

import java.time.ZoneId;

/** In which zone a tenant's days begin and end; tenancy implements it, since it knows tenants. */
public interface TenantZone {

    /** Of the tenant acted in; raises outside one. */
    ZoneId ofCaller();
}
