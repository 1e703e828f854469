/* Loaded before GLib: names are looked up as IPv4 addresses alone, as the SDK takes an address of another kind for none. */
typedef void *pointer;
typedef void (*callback)(pointer, pointer, pointer);

enum { ipv4_only = 1 };

/* GLib's own, since 2.60; only who calls the two functions below needs them. */
void g_resolver_lookup_by_name_with_flags_async(pointer, const char *, int, pointer, callback, pointer);
pointer g_resolver_lookup_by_name_with_flags_finish(pointer, pointer, pointer);

void g_resolver_lookup_by_name_async(pointer resolver, const char *name, pointer cancel, callback done, pointer context);
pointer g_resolver_lookup_by_name_finish(pointer resolver, pointer result, pointer error);

/* Looks up the IPv4 addresses of a name. */
void g_resolver_lookup_by_name_async(pointer resolver, const char *name, pointer cancel, callback done, pointer context)
{
	g_resolver_lookup_by_name_with_flags_async(resolver, name, ipv4_only, cancel, done, context);
}

/* The addresses that were found. */
pointer g_resolver_lookup_by_name_finish(pointer resolver, pointer result, pointer error)
{
	return g_resolver_lookup_by_name_with_flags_finish(resolver, result, error);
}
