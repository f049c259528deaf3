/** Whether a fault says that the disk took nothing: full, read-only, broken, or held by another process for too long. */
export function isDiskFault(fault: unknown): boolean {
	const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
	return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|BUSY|NOMEM)/.test(code);
}
