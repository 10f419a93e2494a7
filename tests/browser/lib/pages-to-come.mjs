// What other branches bring. A test marked with it runs, and its failure is told but does not
// fail the rest. Once every page is there this file goes, and its marks with it.

export const toCome = { todo: 'pages that are being written' };
