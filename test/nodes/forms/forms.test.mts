import { loadForms, savedPart, textsOf } from './form.mts';
import saved from './saved.json';

type Forms = Awaited<ReturnType<typeof loadForms>>;

/** After a deliberate change: `npx tsx test/nodes/forms/write.mts`. What is in `saved.json` once released only grows. */
describe('The forms of nodes and credentials', () => {
	let forms: Forms;
	beforeAll(async () => {
		forms = await loadForms();
	});

	it('are those of all types that workflows are saved with', () => {
		expect(Object.keys(forms).sort()).toEqual(Object.keys(saved));
	});

	it.each(Object.entries(saved))('save with %s what they saved before', (id, form) => {
		expect(savedPart(forms[id])).toEqual(form);
	});

	it.each(Object.keys(saved))('leave no text of %s empty', (id) => {
		const texts = textsOf(forms[id]);
		expect(texts.length).toBeGreaterThan(0);
		for (const [place, text] of texts)
			expect([place, text]).toEqual([place, expect.stringMatching(/\S/)]);
	});
});
